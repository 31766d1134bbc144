"""Your own CRM export: read with a report of every defect, made into the course's own table, and analysed like it."""
