-- Words that a spreadsheet would take for a formula stand behind an apostrophe.
CASE WHEN regexp_matches({name}, '^[=+@\t\r-]') THEN '''' || {name} ELSE {name} END AS {name}
