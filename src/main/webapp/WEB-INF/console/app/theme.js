// Runs before the first paint, so that nobody who reads in the dark is blinded by a white page.
(() => {
  const chosen = localStorage.getItem('carrel.theme');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const theme = localStorage.getItem('carrel.theme') ?? 'auto';
    const shown = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
    document.documentElement.dataset.bsTheme = shown;
  };
  apply();
  dark.addEventListener('change', apply);
  addEventListener('storage', apply);
  addEventListener('carrel-theme', apply);
  document.documentElement.dataset.theme = chosen ?? 'auto';
})();
