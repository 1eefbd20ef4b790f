"""The indicators: declared in a catalogue, computed from tables, set against targets."""
