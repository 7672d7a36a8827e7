package org.carrel.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An EPUB with a table of contents, and chapters that try whatever a page in a browser can. */
public final class SampleEpub {
  private static final String OPF =
      """
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
          <dc:identifier id="id">urn:uuid:1</dc:identifier>
          <dc:title>%s</dc:title><dc:language>en</dc:language>
          <dc:creator>Eve</dc:creator><dc:creator>Mallory</dc:creator>
          <meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
        </metadata>
        <manifest>
          <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
          <item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
          <item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
          <item id="css" href="style.css" media-type="text/css"/>
          <item id="pic" href="img/pic.jpg" media-type="image/jpeg"/>
          <item id="svg" href="img/evil.svg" media-type="image/svg+xml"/>
          <item id="js" href="evil.js" media-type="text/javascript"/>
          <item id="out" href="../../../etc/passwd" media-type="text/plain"/>
        </manifest>
        <spine>
          <itemref idref="one"/>
          <itemref idref="two" id="s2" linear="no" properties="page-spread-left"/>
        </spine>
      </package>""";

  private static final String NAV =
      """
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
        <nav epub:type="toc"><ol>
          <li><a href="text/one.xhtml">One</a><ol>
            <li><a href="text/one.xhtml#s">One <b>and</b> a half</a></li></ol></li>
          <li><a href="text/two.xhtml">Two</a></li>
        </ol></nav>
        <nav epub:type="landmarks"><ol><li><a href="nav.xhtml">Here</a></li></ol></nav>
      </body></html>""";

  private static final String ONE =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <html xmlns="http://www.w3.org/1999/xhtml"><head><title/>
        <link rel="stylesheet" href="../style.css" type="text/css"/>
        <link rel="preload" href="https://evil.example/x.css"/>
        <script src="../evil.js"/><script>alert('one')</script></head>
      <body onload="alert(1)"><h1 id="s" class="big" onclick="alert(2)">Chapter one</h1>
        <p>Text &amp; more, <a href="javascript:alert(3)">a</a>, <a href="two.xhtml#x">next</a>,
          <a href="https://example.org/">elsewhere</a> <a id="anchor"/>still plain</p>
        <img src="../img/pic.jpg" alt="A picture" onerror="alert(4)"/>
        <img src="https://evil.example/track.png"/><img src="../../../../etc/passwd"/>
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>alert(5)</script>
          <image xlink:href="../img/pic.jpg" width="1" height="1"/></svg>
        <iframe src="https://evil.example/"></iframe><form action="/sign-out"><input name="a"/></form>
        <object data="../evil.js"></object><meta http-equiv="refresh" content="0;url=//evil"/>
        <p style="background:url(https://evil.example/y);color:red">styled</p>
      </body></html>""";

  private SampleEpub() {}

  public static Path write(Path file, String title) {
    Map<String, byte[]> entries = SampleBooks.epubEntries(OPF.formatted(title));
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("OEBPS/nav.xhtml", NAV);
    texts.put("OEBPS/text/one.xhtml", ONE.strip());
    texts.put("OEBPS/text/two.xhtml", "<html><body><p id='x'>Two</p></body></html>");
    texts.put("OEBPS/style.css", "p { color: black }");
    texts.put("OEBPS/evil.js", "alert('file')");
    texts.put("OEBPS/img/evil.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(6)'/>");
    texts.forEach((name, text) -> entries.put(name, text.getBytes(UTF_8)));
    entries.put("OEBPS/img/pic.jpg", SampleImages.jpeg(30, 40));
    return SampleZip.write(file, entries);
  }
}
