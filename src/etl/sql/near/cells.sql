-- The cells that are compared again.
SELECT measure, place, origin FROM again_cells
