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
body>header,main>section{max-width:76rem;margin:0 auto;padding:2rem 1.5rem}body>header{padding-bottom:0}
main>section>ul{max-width:44rem;padding:0 1.1rem;overflow-wrap:anywhere}main>section>ul p{margin:.15rem 0 .6rem}
main>section+section{border-top:1px solid var(--rule)}
.titled>h2,header.one+main>section[data-id]>h2,header.one:has(+main>.titled)>h1{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[data-title="0"] .text>:first-child,[data-title="1"] .text>:nth-child(2),[data-title="2"] .text>:nth-child(3){margin:0 0 .75em;font-size:1.6em;font-weight:600;line-height:1.25}
h1,h2{font-family:Literata,Charter,Georgia,serif;line-height:1.25;margin:0 0 .5rem}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.5rem 0;color:var(--soft)}
dl.facts dd{margin:0;color:var(--ink);overflow-wrap:anywhere}
.pair{display:grid;gap:2.5rem;grid-template-columns:minmax(0,41rem) minmax(16rem,1fr);align-items:start}
.text{font:19px/1.65 Literata,Charter,Georgia,"Noto Serif",serif;overflow-wrap:anywhere}
.text .pre,.text .break,.text .sp{white-space:pre-wrap;tab-size:4}
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
.note-body>*{margin:.25rem 0}.note-body p{white-space:pre-line}.note-body table{border-collapse:collapse}
.note-body th,.note-body td{border:1px solid var(--rule);padding:.1rem .4rem}.note-body pre{overflow-x:auto}
code{font-family:ui-monospace,Menlo,monospace;font-size:.9em;overflow-wrap:anywhere}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:1rem 0 .5rem;padding:.4rem 1rem .6rem;border:1px solid var(--rule);border-radius:7px}
.legend legend{padding:0 .4rem;color:var(--soft)}.legend label{display:inline-flex;gap:.4rem;align-items:center;min-height:1.75rem}
.legend input{width:1rem;height:1rem;margin:0;accent-color:var(--claim)}
summary{cursor:pointer}summary h2{display:inline}details>ul{overflow-wrap:anywhere}
body:has(#show-claim:not(:checked)) .claim:is(article,a),body:has(#show-quotation:not(:checked)) .quotation:is(article,a),body:has(#show-rhetoric:not(:checked)) .rhetoric:is(article,a),body:has(#show-note:not(:checked)) .note:is(article,a),body:has(#show-rejected:not(:checked)) article.rejected{display:none}
body:has(#show-claim:not(:checked)) .text mark.claim,body:has(#show-quotation:not(:checked)) .text mark.quotation,body:has(#show-rhetoric:not(:checked)) .text mark.rhetoric,body:has(#show-note:not(:checked)) .text mark.note,body:has(#show-rejected:not(:checked)) .text mark.rejected{text-decoration-line:none;background:none;outline:0}
@media(pointer:coarse){.legend label{min-height:2.75rem}.legend input{width:1.4rem;height:1.4rem}}
@media screen and (min-width:60.01rem){.cards{position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow-y:auto;margin:-.3rem;padding:.3rem}}
@media(max-width:60rem){.pair{grid-template-columns:minmax(0,1fr);gap:1.5rem}}
@media(max-width:40rem){body>header,main>section{padding:1.25rem 1rem}.text{font-size:18px}dl.facts{grid-template-columns:minmax(0,1fr);gap:0}dl.facts dd{margin-bottom:.35rem}}
@page{margin:15mm 14mm}
@media print{:root{color-scheme:light;--paper:#fff;--raised:#fff;--ink:#000;--soft:#444;--rule:#bbb;--claim:#1f5fbf;--quotation:#1b7a4b;--rhetoric:#a8480c;--note:#8a2f74}
body{font-size:7.8pt;line-height:1.35}body>header,main>section{max-width:none;padding:0 0 3mm}main>section+section{border:0}
h1{font-size:15pt}h2{font-size:11pt}dl.facts{margin:1mm 0}.legend{margin:1mm 0;padding:0;border:0;gap:0 4mm}.legend legend,.legend input{display:none}.legend label{min-height:0}
body:has(input:not(:checked)) .legend label:has(input:not(:checked)){display:none}
.pair{display:block}.text{font-size:10.5pt;line-height:1.45}.text p{margin:0 0 2.2mm;orphans:2;widows:2}
mark,a.sign,.kind{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.cards{display:block;columns:2;column-gap:6mm;margin-top:4mm;padding-top:2mm;border-top:1px solid var(--rule)}.cards article{break-inside:avoid;border:0;border-left:2px solid var(--rule);border-radius:0;margin:0 0 2.4mm;padding:0 0 0 2.5mm}
article>*{margin:.4mm 0}article ul{margin:.4mm 0}blockquote.quote{font-size:8.2pt}details:not([open]){display:none}#hashes ul,#hashes h2{margin:1mm 0}}
`;

/** SHA-256 of the style in Base64, for the policy. A test compares it with the style. */
export const HTML_STYLE_HASH = "zjJqbhY67G3nXB16gocy1Vu8ohX/lADgIQvCxUoYKT8=";
