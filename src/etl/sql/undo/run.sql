-- The run stays, as one that brought nothing.
UPDATE history.runs
SET snapshot_id = NULL, status = $status,
    findings = concat_ws('; ', findings, 'was not published and was taken back')
WHERE run_id = $run
