"""`python -m csxl` is the same as `csxl`."""

from csxl.cli import main

main(prog_name="csxl")
