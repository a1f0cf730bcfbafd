/**
 * The style of the exported page. The file contains it unchanged: the page's policy allows exactly
 * this style by its hash, so that nothing a person wrote can add another.
 */
export const HTML_STYLE = `
:root{color-scheme:light dark;--paper:#fbfaf7;--raised:#fff;--ink:#1d1b18;--soft:#6a645b;--rule:#d9d3c8;
--claim:#1f5fbf;--quotation:#1b7a4b;--rhetoric:#a8480c;--claim-wash:#1f5fbf14;--quotation-wash:#1b7a4b14;--rhetoric-wash:#a8480c14;--note:#8a2f74;--note-wash:#8a2f7414}
@media(prefers-color-scheme:dark){:root{--paper:#171614;--raised:#211f1c;--ink:#ece7df;--soft:#a49c90;--rule:#3a362f;
--claim:#8ab4ff;--quotation:#7fd3a6;--rhetoric:#f0a36b;--claim-wash:#8ab4ff1c;--quotation-wash:#7fd3a61a;--rhetoric-wash:#f0a36b1c;--note:#e59ad0;--note-wash:#e59ad01c}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.5 Inter,ui-sans-serif,system-ui,sans-serif}
a{color:inherit}
a:focus-visible{outline:2px solid var(--claim);outline-offset:2px}
body>header,main>section{max-width:76rem;margin:0 auto;padding:2rem 1.5rem}
main>section>ul{max-width:44rem;padding:0 1.1rem;overflow-wrap:anywhere}main>section>ul p{margin:.15rem 0 .6rem}
main>section+section{border-top:1px solid var(--rule)}
h1,h2{font-family:Literata,Charter,Georgia,serif;line-height:1.25;margin:0 0 .5rem}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.5rem 0;color:var(--soft)}
dl.facts dd{margin:0;overflow-wrap:anywhere}
.pair{display:grid;gap:2.5rem;grid-template-columns:minmax(0,41rem) minmax(16rem,1fr);align-items:start}
.text{font:19px/1.65 Literata,Charter,Georgia,"Noto Serif",serif;overflow-wrap:anywhere}
.text .pre,.text .break{white-space:pre-wrap}
.text .pre,.text code{font-family:ui-monospace,Menlo,monospace;font-size:.85em}
.text .table{display:table;border-collapse:collapse}.text .row{display:table-row}
.text .cell{display:table-cell;border:1px solid var(--rule);padding:.2rem .5rem;min-width:2rem}
.text .head{font-weight:600}.text .footnote{font-size:.85em}
.text blockquote{border-left:3px solid var(--rule);margin:1em 0;padding-left:1em}
mark{color:inherit;background:none;text-decoration-line:underline;text-decoration-thickness:2px;text-decoration-skip-ink:none}
mark{--share:100%}mark.sure1{--share:20%}mark.sure2{--share:45%}mark.sure3{--share:75%}
mark.claim{text-decoration-color:var(--claim);background:color-mix(in srgb,var(--claim-wash) var(--share),transparent)}
mark.quotation{text-decoration-color:var(--quotation);text-decoration-style:dotted;background:color-mix(in srgb,var(--quotation-wash) var(--share),transparent)}
mark.rhetoric{text-decoration-color:var(--rhetoric);text-decoration-style:wavy;text-decoration-thickness:1px;background:color-mix(in srgb,var(--rhetoric-wash) var(--share),transparent)}
mark.note{text-decoration-color:var(--note);text-decoration-style:double;text-decoration-thickness:1px;background:color-mix(in srgb,var(--note-wash) var(--share),transparent)}
mark.told{--c:var(--claim);--second:linear-gradient(var(--c),var(--c));background-image:var(--second);background-repeat:no-repeat;background-position:0 100%;background-size:100% 1px;padding-bottom:.12em;box-decoration-break:clone;-webkit-box-decoration-break:clone}
mark.told.lane1{padding-bottom:.28em}mark.told.lane2{padding-bottom:.44em}mark.told.lane3{padding-bottom:.6em}mark.told.lane4{padding-bottom:.76em}mark.told.lane5{padding-bottom:.92em}
mark.told.quotation{--c:var(--quotation)}mark.told.rhetoric{--c:var(--rhetoric)}mark.told.note{--c:var(--note)}
mark.told.probable{--second:repeating-linear-gradient(90deg,var(--c) 0 13px,transparent 13px 17px)}
mark.told.possible{--second:repeating-linear-gradient(90deg,var(--c) 0 3px,transparent 3px 7px)}
mark.told.denied{--second:repeating-linear-gradient(115deg,var(--c) 0 1.2px,transparent 1.2px 10px);background-size:100% 6px}
mark.unsure{text-decoration-style:dashed}
mark.rejected{text-decoration-line:none;background:none;outline:1px dotted var(--soft)}
mark.lane0{text-underline-offset:.18em}mark.lane1{text-underline-offset:.34em}mark.lane2{text-underline-offset:.5em}
mark.lane3{text-underline-offset:.66em}mark.lane4{text-underline-offset:.82em}mark.lane5{text-underline-offset:.98em}
a.sign{text-decoration:none;font:600 .6em/1 Inter,system-ui,sans-serif;vertical-align:super;padding:0 .15em;white-space:nowrap}
a.sign::after{content:attr(data-sign)}
.claim>.kind,a.sign.claim{color:var(--claim)}.quotation>.kind,a.sign.quotation{color:var(--quotation)}.rhetoric>.kind,a.sign.rhetoric{color:var(--rhetoric)}.note>.kind,a.sign.note{color:var(--note)}
a.sign:target,article:target{outline:2px solid currentColor;outline-offset:2px}
.cards{display:grid;gap:.75rem}
article{background:var(--raised);border:1px solid var(--rule);border-radius:7px;padding:.75rem 1rem;overflow-wrap:anywhere}
article>*{margin:.35rem 0}
article .kind{font-weight:600;text-decoration:none}
article q,article .statement,blockquote.quote{font-family:Literata,Charter,Georgia,serif}
.words{white-space:pre-wrap}.by{color:var(--soft)}
article ul{padding-left:1.1rem}article li{margin:.25rem 0}li.reply{margin-left:1.2rem}
@media(max-width:60rem){.pair{grid-template-columns:minmax(0,1fr)}}
@media print{body{background:#fff;color:#000;font-size:9pt}.pair{display:block}.text{font-size:11pt}
mark,a.sign,.kind{print-color-adjust:exact;-webkit-print-color-adjust:exact}article{break-inside:avoid;margin:.5rem 0}
.cards{display:block;margin-top:2rem;border-top:1px solid #999}}
`;

/** SHA-256 of the style in Base64, for the policy. A test compares it with the style. */
export const HTML_STYLE_HASH = "QP1SkRtgBYBonV9txXYhQcrQfw9Ll1YomMUzWUf7Mm4=";
