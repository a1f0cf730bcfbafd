// Loaded before the server (NODE_OPTIONS=--import): at SIGUSR2 its event loop stands still for ever.
process.on("SIGUSR2", () => {
  for (;;);
});
