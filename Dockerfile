# Exonym in one image: `exonym serve` by default; compose.yaml runs the parts apart.
#
#   docker build --build-arg TORCH_INDEX=URL --tag exonym .
#
# With --build-arg WITH=pdf the image prints reports as PDF too: WeasyPrint, Pango, and fonts for Latin, Cyrillic, Greek,
# Arabic, Hebrew, Chinese, Japanese and Korean.
#
# TORCH_INDEX is the package index that torch comes from; pytorch.org lists them. Without one pip takes its default, which
# is a CUDA build of several gigabytes on most machines.

ARG BASE=python:3.11-slim-bookworm
ARG WITH=nothing

FROM ${BASE} AS packages
ARG TORCH_INDEX=
WORKDIR /build
RUN python -m venv /opt/exonym
ENV PATH=/opt/exonym/bin:$PATH \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
COPY requirements/runtime.lock requirements/pdf.lock requirements/torch.txt requirements/
ARG WITH
RUN pip install --no-deps --require-hashes -r requirements/runtime.lock \
    && if [ "$WITH" = pdf ]; then pip install --no-deps --require-hashes -r requirements/pdf.lock; fi \
    && pip install ${TORCH_INDEX:+--index-url "$TORCH_INDEX"} -r requirements/torch.txt
COPY pyproject.toml hatch_build.py README.md LICENSE NOTICE ./
COPY reference_pairs/namebook reference_pairs/namebook
COPY reference_pairs/demo reference_pairs/demo
COPY exonym exonym
COPY service service
COPY workers workers
COPY commands commands
# What builds the package is not wanted where it runs.
RUN pip install --no-deps --no-build-isolation . \
    && pip uninstall --yes hatchling editables pip

FROM ${BASE} AS with-nothing

FROM ${BASE} AS with-pdf
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*

FROM with-${WITH}
RUN useradd --create-home --uid 10001 exonym \
    && install --directory --owner=exonym --group=exonym /var/lib/exonym
COPY --from=packages /opt/exonym /opt/exonym
ENV PATH=/opt/exonym/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    EXONYM_DATABASE_URL=sqlite:////var/lib/exonym/exonym.db
USER exonym
WORKDIR /home/exonym
VOLUME /var/lib/exonym
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=3)"]
CMD ["exonym", "serve"]
