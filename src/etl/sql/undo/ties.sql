-- Who tells the same source as whom rests on what is taken back: the next run compares everything.
DELETE FROM writer.ties;
DELETE FROM writer.marks
