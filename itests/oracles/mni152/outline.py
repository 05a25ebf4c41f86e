"""The silhouettes of the MNI152 brain that the glass brain is drawn in.

    pip install -r requirements.txt
    python outline.py > ../../../bundles/wernicke.analysis/src/main/resources/wernicke/analysis/internal/brain/mni152.txt

The brain mask of the ICBM 152 2009a nonlinear symmetric template, as nilearn ships it, at 1 mm; seen along x, y and z (any voxel of the line of sight inside);
the longest contour, corners left out where that moves the line by less than 0.4 mm. Millimetres in MNI space, across then up, one view a line.
"""
import numpy
from nilearn.datasets import load_mni152_brain_mask
from scipy import ndimage
from skimage import measure

mask = load_mni152_brain_mask(resolution=1)
inside = numpy.asarray(mask.dataobj) > 0
affine = mask.affine
assert numpy.allclose(affine[:3, :3], numpy.diag(numpy.diag(affine[:3, :3])))

print("# Silhouettes of the MNI152 brain, mm; made by itests/oracles/mni152/outline.py")
for name, along in (("sagittal", 0), ("coronal", 1), ("axial", 2)):
    across, up = [axis for axis in range(3) if axis != along]
    seen = ndimage.binary_fill_holes(inside.any(axis=along)).astype(float)
    seen = ndimage.gaussian_filter(numpy.pad(seen, 4), 1.0)
    contour = max(measure.find_contours(seen, 0.5), key=len) - 4
    mm = numpy.stack([contour[:, i] * affine[axis, axis] + affine[axis, 3] for i, axis in enumerate((across, up))], axis=1)
    corners = measure.approximate_polygon(mm, 0.4)[:-1]
    print(name, " ".join(f"{value:.1f}" for value in corners.ravel()))
