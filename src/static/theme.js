// A theme that came after the first paint would flash.
document.documentElement.dataset.theme = localStorage.theme;
