"""A test that skips is seen to fail."""

from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"


def test_a_skipped_test_is_red(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST.read_text("utf-8"))
    pytester.makepyfile(
        """
        import pytest

        def test_without_its_tool():
            pytest.importorskip("a_tool_that_is_missing")

        @pytest.mark.skip(reason="later")
        def test_later():
            pass
        """
    )
    result = pytester.runpytest("-p", "no:cacheprovider")
    result.assert_outcomes(failed=1, errors=1)
    result.stdout.fnmatch_lines(["*skipped, which counts as failed*"])
