-- Who belongs to which chain and which list's copies, by document_id; and all that is compared, with its chain.
INSERT INTO noted_ties
SELECT d.document_id, chain.document_id, copies.document_id
FROM incoming AS i
JOIN near_documents AS d USING (n)
JOIN near_documents AS chain ON chain.n = i.chain
JOIN near_documents AS copies ON copies.n = i.copies
WHERE d.again;
CREATE OR REPLACE TEMP TABLE told_documents AS
SELECT
    d.*, t.chain, t.copies,
    count(*) OVER (PARTITION BY t.chain) AS chained,
    count(*) OVER (PARTITION BY t.copies) AS copied
FROM near_documents AS d JOIN (
    FROM noted_ties
    UNION ALL FROM writer.ties WHERE document_id NOT IN (SELECT document_id FROM again_documents)
) AS t USING (document_id)
ORDER BY d.n
