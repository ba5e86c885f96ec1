"""What is counted, for Prometheus at /metrics. Never a word of what a person said."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Flask, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from werkzeug.wrappers import Response

from bot.catalogue.refreshing import Refresh
from bot.vocabulary import TOPICS
from web.health import Feeds, Health, feeds_of

_TOPICS = {f"{group}/{name}" for group, names in TOPICS.items() for name in names}
_SECONDS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3.0, 6.0, 10.0)


class Metrics:
    """The counters of one application, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "daywise_requests",
            "Requests answered",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self.message_seconds = Histogram(
            "daywise_message_seconds",
            "Seconds from a person's message to its answer",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.topics = Counter(
            "daywise_topics", "Messages by the topic they were taken for", ("topic",),
            registry=self.registry,
        )  # fmt: skip
        self.part_up = Gauge(
            "daywise_part_up", "1 where a part answers, else 0", ("part",), registry=self.registry
        )

        self.feed_failing = Gauge(
            "daywise_feed_failing", "1 where a feed's last refresh failed, else 0", ("feed",),
            registry=self.registry,
        )  # fmt: skip
        self.feed_refreshed = Gauge(
            "daywise_feed_refreshed_seconds", "Unix time of a feed's last good refresh", ("feed",),
            registry=self.registry,
        )  # fmt: skip

    def answered(self, topic: str, seconds: float) -> None:
        """Count one message that was answered."""
        self.message_seconds.observe(seconds)
        self.topics.labels(topic if topic in _TOPICS else "other").inc()

    def feeds_stand(self, feeds: Sequence[Refresh]) -> None:
        """Tell how the feeds stand. One that is no longer among them is no longer told."""
        names = {one.source for one in feeds}
        for gauge in (self.feed_failing, self.feed_refreshed):
            told = {sample.labels["feed"] for one in gauge.collect() for sample in one.samples}
            for name in told - names:
                gauge.remove(name)
        for one in feeds:
            self.feed_failing.labels(one.source).set(int(bool(one.failure)))
            if one.succeeded_at:
                self.feed_refreshed.labels(one.source).set(one.succeeded_at.timestamp())


def install(app: Flask, metrics: Metrics) -> None:
    """Count every request of ``app`` by its route, so that ids do not become labels."""

    def count(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else "none"
        method = request.method if request.method in _METHODS else "other"
        metrics.requests.labels(method, route, str(response.status_code)).inc()
        return response

    app.after_request(count)


_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


def blueprint(metrics: Metrics, health: Health, feeds: Feeds) -> Blueprint:
    """GET /metrics, which also asks each part whether it is up and how the feeds stand."""
    routes = Blueprint("metrics", __name__)

    @routes.get("/metrics")
    def read() -> Response:
        for part, up in health.parts().items():
            metrics.part_up.labels(part).set(int(up))
        metrics.feeds_stand(feeds_of(feeds))
        return Response(generate_latest(metrics.registry), content_type=CONTENT_TYPE_LATEST)

    return routes
