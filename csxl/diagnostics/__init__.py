"""The catalogue of diagnostics: every code with its severity and sentence."""
