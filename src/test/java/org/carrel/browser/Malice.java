package org.carrel.browser;

/** What books bring along and would do, were it let. */
final class Malice {
  /**
   * A chapter. Whatever runs in it sets {@code pwned}; whatever asks elsewhere asks evil.example.
   */
  static final String CHAPTER =
      """
      <p id='seen'>Harmless text</p>
      <script>parent.pwned=1;window.pwned=1</script>
      <script src='http://evil.example/a.js'></script>
      <svg onload='parent.pwned=1'><script>parent.pwned=1</script><a href='javascript:parent.pwned=1'>x</a>
        <foreignObject><iframe src='javascript:parent.pwned=1'/></foreignObject></svg>
      <math><mtext><style><img src=x onerror='parent.pwned=1'></style></mtext></math>
      <img src='images/front.jpg' onload='parent.pwned=1' onerror='parent.pwned=1'/>
      <img src='http://evil.example/pixel.png'/>
      <style>@import url(http://evil.example/a.css); body{background:url(http://evil.example/b)}</style>
      <link rel='stylesheet' href='http://evil.example/c.css'/>
      <link rel='stylesheet' href='data:text/css,*{display:none}'/>
      <meta http-equiv='refresh' content='0;url=http://evil.example/d'/>
      <base href='http://evil.example/'/>
      <object data='data:text/html,&lt;script>parent.pwned=1&lt;/script>'></object>
      <embed src='http://evil.example/e.swf'/>
      <iframe srcdoc='&lt;script>parent.parent.pwned=1&lt;/script>'></iframe>
      <form action='javascript:parent.pwned=1'><button id='send'>send</button></form>
      <p><a id='script' href='javascript:parent.pwned=1'>script</a>
        <a id='data' href='data:text/html,&lt;script>parent.pwned=1&lt;/script>'>data</a>
        <a id='tab' href='java&#9;script:parent.pwned=1'>tab</a></p>
      <p style='position:fixed;inset:0;z-index:9999;background:url(http://evil.example/f)'>over all</p>
      <p id='carrel-style' onclick='parent.pwned=1'>not a sheet</p>
      <carrel-rest>no rest</carrel-rest>
      </style></title></body></html><script>parent.pwned=1</script><p>the end</p>""";

  /** What stands beside a comic, whose description comes from there. */
  static final String PACKAGE =
      """
      <?xml version="1.0"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="id">
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
          <dc:identifier id="id">urn:uuid:0</dc:identifier>
          <dc:title>%s</dc:title><dc:creator>&lt;/bdi>&lt;script>window.pwned=1&lt;/script></dc:creator>
          <dc:publisher>&lt;svg onload=window.pwned=1></dc:publisher>
          <dc:subject>&lt;style>*{display:none}&lt;/style></dc:subject>
          <dc:description>&lt;p>Told &lt;b onmouseover="window.pwned=1">boldly&lt;/b>&lt;/p>&lt;script>window.pwned=1&lt;/script>&lt;img src=x onerror=window.pwned=1>&lt;style>*{display:none}&lt;/style>&lt;a href="javascript:window.pwned=1">link&lt;/a>&lt;iframe srcdoc="x">&lt;/iframe></dc:description>
        </metadata><manifest/><spine/>
      </package>
      """
          .formatted(Shelf.WIDE.replace("&", "&amp;").replace("<", "&lt;"));

  private Malice() {}
}
