// Only in pages that `dev` serves: shows the new page when the files have changed.
new EventSource('/live-reload').addEventListener('change', () => location.reload());
