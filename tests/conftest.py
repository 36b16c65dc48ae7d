"""What all tests share: Hypothesis without deadlines (speed lives in benchmarks) and with the same examples on every CI run."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "crossread", deadline=None, max_examples=50, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("crossread")
