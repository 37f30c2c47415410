"""What the sheets of a summary are called in Welsh, by their names in English."""

SHEETS = {
    "Board summary": "Crynodeb i’r bwrdd",
    "Disagreement": "Anghytuno",
    "Matrix": "Matrics",
    "Movement": "Symudiad",
    "Promises": "Addewidion",
    "Actions": "Camau gweithredu",
    "Returns": "Holiaduron",
    "Issues": "Materion",
    "Added by agencies": "Ychwanegwyd gan asiantaethau",
    "Decisions": "Penderfyniadau",
    "Answers": "Atebion",
    "Method": "Dull",
}
