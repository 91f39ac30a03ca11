-- What some are compared within.
INSERT INTO near_within SELECT document_id, measure, origin, within FROM incoming
