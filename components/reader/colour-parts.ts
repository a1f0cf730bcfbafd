/**
 * What a text needs once its colours say something else than kinds (decision 38): fetched only then,
 * since most readers never ask for it.
 */
export { authorColours, tagColours } from "./model/colours";
export { ColourLegend } from "./panels/foot/colour-legend";
