-- Where some documents stand, by their numbers.
SELECT source, nth, n FROM near_documents WHERE n IN ({numbers})
