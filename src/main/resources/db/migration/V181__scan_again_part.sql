UPDATE scan SET again_part = '' WHERE again;
