"""The published rubric as data; installed as `csxl_rubric` so that the commands find it anywhere."""
