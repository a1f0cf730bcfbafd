/**
 * The id of a row of the sample story, by its last two hexadecimal digits. Ids are fixed and never
 * change, so that a link into the sample project outlives every release.
 *
 * 01–0f people and project · 10–1f documents and revisions · 20–2f claims · 30–3f sources · 40–6f
 * annotations · 70–9f notes · a0–cf references · d0–df evidence and searches ·
 * e0–ec relations of sources · ed–ef relations of annotations
 */
export function storyId(digits: string): string {
  return `01900000-0000-7000-8000-0000000000${digits}`;
}

export const PROJECT_ID = storyId("01");

export const MIRA = storyId("02");
export const TOMAS = storyId("03");
export const YUSUF = storyId("04");

export const SPEECH = storyId("10");
export const PRESS_RELEASE = storyId("11");
export const AUDIT_REPORT = storyId("12");
export const LETTER = storyId("13");

export const TRAFFIC_DOUBLED = storyId("20");
export const WITHIN_BUDGET = storyId("21");
export const WORKERS_ADDED = storyId("22");
export const CARGO_DOUBLED = storyId("23");
export const RENTS_STEADY = storyId("24");
export const FERRY_FULL = storyId("25");
export const FORTY_YEARS = storyId("26");
export const CRANE_RULE = storyId("27");
export const BASIN_PAYS = storyId("28");

export const REPORT_SOURCE = storyId("30");
export const REGISTER_SOURCE = storyId("31");
export const COURIER_SOURCE = storyId("32");
export const RULES_SOURCE = storyId("33");
export const HISTORY_SOURCE = storyId("34");
export const RENTS_SOURCE = storyId("35");
export const LETTER_SOURCE = storyId("36");
export const SPEECH_SOURCE = storyId("37");
export const FERRY_SOURCE = storyId("38");
