"""csxl as one HTML file: what the page asks of the engine, by name, in JSON and bytes."""
