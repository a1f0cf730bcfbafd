import { JSDOM } from "jsdom"; import { Readability } from "@mozilla/readability";
const line="A paragraph of some length that was written to be read, and then read. ";
for (const [n,h] of [["1MB",`<html><body><article>${`<p>${line.repeat(3)}</p>\n`.repeat(4400)}</article></body></html>`],["deep","<div>".repeat(20000)+"x"]]) { const t=Date.now(); try { const d=new JSDOM(h).window.document; const t2=Date.now(); const r=new Readability(d).parse(); console.log(n, t2-t, Date.now()-t2, r?.textContent.length);} catch(e){console.log(n, Date.now()-t, String(e).slice(0,80))} }
