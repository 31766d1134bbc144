"""The instructor's side: taking submissions in, grading them, and telling learners and instructors the result.

Submissions are hostile input. They are read as data, never executed, rendered or trusted: `grade` works on bytes,
nbgrader's gradebook and formgrader get notebooks that are the release's own cells with our outputs.
"""
