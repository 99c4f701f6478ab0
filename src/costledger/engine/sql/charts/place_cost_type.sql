-- Give the lines of a chart their indentation and end-totals their totaling.
--
-- in   chart_place  (line_id, indentation, totaling)
update cost_type
set
    indentation = chart_place.indentation,
    totaling = chart_place.totaling
from chart_place
where
    chart_place.line_id = cost_type.cost_type_id
    and (
        chart_place.indentation <> cost_type.indentation
        or chart_place.totaling <> cost_type.totaling
    )
