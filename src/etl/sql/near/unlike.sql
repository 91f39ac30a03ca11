-- Leave out those whose words were held against each other and are not the same.
DELETE FROM kin WHERE document_id IN (SELECT document_id FROM incoming)
