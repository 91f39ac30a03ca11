-- Whether a view can be asked.
SELECT * FROM "{view}" LIMIT 0
