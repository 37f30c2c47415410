startEngine().then((worker) => {
  worker.onmessage = ({ data }) => {
    if (data.ready) document.getElementById("status").textContent = "Ready";
    if (data.cannot) document.getElementById("status").textContent = `${data.cannot} ${data.said}`;
  };
});
