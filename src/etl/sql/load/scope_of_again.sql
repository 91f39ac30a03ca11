-- Which held checks a load speaks of that has compared some documents again, and not all of them.
check_id IN (SELECT check_id FROM again_checks) OR document_id IN (SELECT document_id FROM touched)
