-- Give the lines of a chart their indentation and end-totals their totaling.
--
-- in   chart_place  (line_id, indentation, totaling)
update receiver
set
    indentation = chart_place.indentation,
    totaling = chart_place.totaling
from chart_place
where
    chart_place.line_id = receiver.receiver_id
    and (
        chart_place.indentation <> receiver.indentation
        or chart_place.totaling <> receiver.totaling
    )
