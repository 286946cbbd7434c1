"""What a run of the page does while the browser asks for another one."""
