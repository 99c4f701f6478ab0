-- Forget what was counted of imports; it is counted anew from the entries.
delete from gl_total
