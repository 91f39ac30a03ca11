INSERT INTO fetches (address, fetched, outcome, final_address, status, headers, sha256, message)
VALUES (:address, :fetched, :outcome, :final_address, :status, :headers, :sha256, :message)
