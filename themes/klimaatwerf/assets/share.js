// Shares a page without third parties: copies its address, or asks the reader's own device.
for (const acts of document.querySelectorAll("[data-share]")) {
  const url = acts.dataset.share, title = acts.dataset.title;
  const said = acts.parentElement.querySelector("[data-said]");
  const say = text => { said.textContent = ""; requestAnimationFrame(() => { said.textContent = text; }); };
  const copy = acts.querySelector("[data-copy]"), native = acts.querySelector("[data-native]");
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(url);
        say("Het adres is gekopieerd.");
      } catch {
        say(`Kopiëren lukte niet. Het adres is ${url}`);
      }
    });
  }
  if (navigator.share) {
    native.hidden = false;
    native.addEventListener("click", async () => {
      try {
        await navigator.share({ title, url });
      } catch (error) {
        if (error.name !== "AbortError") say(`Delen lukte niet. Het adres is ${url}`);
      }
    });
  }
}
