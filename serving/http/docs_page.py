"""The OpenAPI page with Swagger UI from a package, so that it works without any other host."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles

DOCS_PATH = "/docs"
OPENAPI_PATH = "/openapi.json"
_FILES_PATH = "/docs/files"
OPEN_PATHS = {
    "/",
    DOCS_PATH,
    OPENAPI_PATH,
    *(f"{_FILES_PATH}/{name}" for name in ("swagger-ui-bundle.js", "swagger-ui.css", "favicon-32x32.png")),
}


def install_docs(app: FastAPI) -> None:
    """Add the page at /docs, and send callers of / there."""
    app.mount(_FILES_PATH, StaticFiles(packages=[("fastapi_swagger", "resources")]))

    @app.get("/", include_in_schema=False)
    async def to_docs(request: Request) -> RedirectResponse:
        return RedirectResponse(request.scope.get("root_path", "") + DOCS_PATH)

    @app.get(DOCS_PATH, include_in_schema=False)
    async def docs(request: Request) -> HTMLResponse:
        root = request.scope.get("root_path", "")
        return get_swagger_ui_html(
            openapi_url=root + OPENAPI_PATH,
            title="Spotter: HTTP API",
            swagger_js_url=f"{root}{_FILES_PATH}/swagger-ui-bundle.js",
            swagger_css_url=f"{root}{_FILES_PATH}/swagger-ui.css",
            swagger_favicon_url=f"{root}{_FILES_PATH}/favicon-32x32.png",
            swagger_ui_parameters={"tryItOutEnabled": True, "displayRequestDuration": True},
        )
