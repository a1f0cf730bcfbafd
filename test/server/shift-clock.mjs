// Loaded before the server (NODE_OPTIONS=--import): its clock is wrong by TEST_CLOCK_HOURS.
const RealDate = Date;
const shiftMs = Number(process.env.TEST_CLOCK_HOURS) * 3_600_000;
const now = () => RealDate.now() + shiftMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (date, values, made) =>
    Reflect.construct(date, values.length > 0 ? values : [now()], made),
  apply: () => new RealDate(now()).toString(),
  get: (date, name) => (name === "now" ? now : Reflect.get(date, name)),
});
