"""The course as its authors see it: the catalogue of modules, the build, and the gates every module passes."""
