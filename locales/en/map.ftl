# The interactive map.
