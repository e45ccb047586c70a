// De pagina wordt opnieuw geladen als ze er anders uitziet dan toen ze gemaakt werd.
(() => {
  const { mark } = document.currentScript.dataset;
  const address = `/-/events?page=${encodeURIComponent(location.pathname)}&mark=${mark}`;
  let source, later;
  const stop = () => {
    clearTimeout(later);
    source?.close();
  };
  const start = () => {
    stop();
    // Een tabblad dat niemand ziet, houdt geen verbinding open: een browser heeft er maar zes.
    if (document.visibilityState !== "visible") return;
    source = new EventSource(address);
    source.addEventListener("reload", () => {
      stop();
      location.reload();
    });
    source.onerror = () => {
      stop();
      later = setTimeout(start, 1000);
    };
  };
  addEventListener("pagehide", stop);
  addEventListener("pageshow", start);
  document.addEventListener("visibilitychange", start);
})();
