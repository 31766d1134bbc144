"""The tables a company keeps, as pandas frames with the field names of common CRMs."""
