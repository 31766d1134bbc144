"""The learner's JupyterLab: their own copies of the notebooks, and a server set up to show them."""
