-- How many checks each section has.
SELECT section, count(*) AS checks FROM outline_findings GROUP BY section
