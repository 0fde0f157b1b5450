import Crypto
import Foundation
import Hummingbird

/// The one document of the playground, with its style and script inside.
///
/// Nothing anybody says is ever part of it: the script fetches that as JSON and shows it as text.
struct Page: Sendable {
    let html = Self.document.replacing("/*style*/", with: Self.style).replacing("/*script*/", with: Self.script)

    /// Only the style and the script we wrote may act, and only our own server may be asked.
    let policy =
        "default-src 'none'; style-src '\(hash(style))'; script-src '\(hash(script))'; connect-src 'self'; "
        + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    var response: Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/html; charset=utf-8", .cacheControl: "no-cache",
                .contentSecurityPolicy: policy, .xContentTypeOptions: "nosniff",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    /// How a content security policy names an inline text it allows.
    static func hash(_ text: String) -> String {
        "sha256-" + Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
    }

    static let document = #"""
        <!doctype html>
        <html lang="zh">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%231f7a4d'/%3E%3Cpath d='M4 8l4-3.5L12 8v4H4z' fill='white'/%3E%3C/svg%3E">
        <title>Gatehouse</title>
        <style>/*style*/</style>
        </head>
        <body>
        <header>
          <h1 id="community">Gatehouse</h1>
          <div class="speaker">
            <label for="person" data-word="speakAs"></label>
            <select id="person"></select>
          </div>
          <div id="recent" class="recent" role="group" data-label="recent"></div>
          <p id="connection" class="connection" role="status"></p>
          <button id="language" type="button" class="plain"></button>
        </header>
        <div id="tabs" class="tabs" role="tablist" data-label="rooms"></div>
        <main id="rooms"></main>
        <p id="said" class="aside" aria-live="polite"></p>
        <noscript>This page needs JavaScript. 此页需要 JavaScript。</noscript>
        <script>/*script*/</script>
        </body>
        </html>
        """#
}
