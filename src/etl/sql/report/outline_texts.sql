-- The pages of documents: each with a digest of its text, of its marks, and of the checks that it leads to.
SELECT
    document_id,
    hash(any_value(documents.digest), count(check_id),
        list_transform(
            list_sort(list({'place': about.place, 'digest': hash(check_id, severity, rule, section, about.page)})
                FILTER (severity <> 'ok')),
            lambda told: told.digest
        )) AS digest
FROM outline_documents AS documents
LEFT JOIN outline_about AS about USING (document_id)
GROUP BY document_id
ORDER BY any_value(documents.place)
